package org.civicmoderation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();
  private long millis;

  @Test
  void waitsASecondBeforeItShows() {
    Progress progress = progress(true, 1_000);
    millis = 900;
    progress.update(100, 10);
    assertThat(err.toString()).isEmpty();

    millis = 1_000;
    progress.update(250, 2_000);
    assertThat(err.toString())
        .isEqualTo("\r 25% [======                  ] 2,000 comments, 2,000/s, 0:03 left");
  }

  @Test
  void drawsNoMoreThanTenTimesASecond() {
    Progress progress = progress(true, 0);
    millis = 2_000;
    progress.update(0, 100);
    millis = 2_050;
    progress.update(0, 101);
    assertThat(err.toString()).isEqualTo("\r100 comments, 50/s");
  }

  @Test
  void givesItsLineUp() {
    Progress progress = progress(true, 0);
    progress.clear();
    millis = 2_000;
    progress.update(0, 100);
    progress.clear();
    progress.clear();
    assertThat(err.toString()).isEqualTo("\r100 comments, 50/s\r" + " ".repeat(18) + "\r");
  }

  @Test
  void saysNothingWhereThereIsNoTerminal() {
    Progress progress = progress(false, 10);
    millis = 5_000;
    progress.update(5, 100);
    progress.clear();
    assertThat(err.toString()).isEmpty();
  }

  private Progress progress(boolean shown, long total) {
    return new Progress(new PrintWriter(err), shown, total, () -> millis * 1_000_000);
  }
}
