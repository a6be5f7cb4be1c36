package org.civicmoderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FewListsTest {
  @Test
  void findsEveryListByItsNumberHoweverManyThereAre() {
    FewLists lists = new FewLists();
    for (int number = 0; number < 3_000; number += 3) {
      lists.put(number, new int[] {number});
    }

    for (int number = 0; number < 3_000; number++) {
      if (number % 3 == 0) {
        assertThat(lists.get(number)).containsExactly(number);
      } else {
        assertThat(lists.get(number)).isNull();
      }
    }
  }
}
