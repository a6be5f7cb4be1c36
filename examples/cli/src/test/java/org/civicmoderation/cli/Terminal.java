package org.civicmoderation.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the command line in this process, with streams, clock and ids of its own. */
final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> variables = new HashMap<>();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream target = out;
  private boolean outIsTerminal;
  private boolean errIsTerminal;
  private int columns;

  /** What a run left behind. */
  record Result(int code, String out, String err) {}

  Terminal in(String input) {
    return in(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  Terminal in(InputStream input) {
    in = input;
    return this;
  }

  Terminal out(OutputStream output) {
    target = output;
    return this;
  }

  Terminal outIsTerminal() {
    outIsTerminal = true;
    return this;
  }

  Terminal errIsTerminal() {
    errIsTerminal = true;
    return this;
  }

  Terminal columns(int width) {
    columns = width;
    return this;
  }

  Terminal with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Result run(String... args) {
    AtomicInteger ids = new AtomicInteger();
    int code =
        new Moderate(
                new Environment(
                    in,
                    target,
                    err,
                    StandardCharsets.UTF_8,
                    variables,
                    outIsTerminal,
                    errIsTerminal,
                    columns,
                    Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                    () -> "decision-" + ids.incrementAndGet()))
            .run(args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
