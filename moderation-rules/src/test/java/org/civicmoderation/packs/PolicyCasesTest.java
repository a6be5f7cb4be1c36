package org.civicmoderation.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.civicmoderation.check.CaseReport;
import org.civicmoderation.check.CaseResult;
import org.civicmoderation.check.CaseRunner;
import org.civicmoderation.decision.DecisionJson;
import org.civicmoderation.problem.Problem;
import org.civicmoderation.testing.PackTests;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases that stand beside the rules. */
class PolicyCasesTest {
  private static final CaseReport MILWAUKEE = CaseRunner.run(PolicyPacks.milwaukee());

  @TestFactory
  Stream<DynamicNode> decidesMilwaukeesCasesAsTheyMustBe() {
    return PackTests.of(MILWAUKEE);
  }

  @Test
  void hasEnoughCasesForEveryCriterion() {
    assertThat(MILWAUKEE.warnings().stream().map(Problem::format)).isEmpty();
  }

  @Test
  void decidesInJsonThatTheSchemaDescribes() throws IOException {
    Schema schema = schema();

    assertThat(MILWAUKEE.results())
        .extracting(CaseResult::decision)
        .allSatisfy(
            decision ->
                assertThat(schema.validate(DecisionJson.toJson(decision), InputFormat.JSON))
                    .isEmpty());
  }

  private static Schema schema() throws IOException {
    try (InputStream in = DecisionJson.class.getResourceAsStream("decision.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON);
    }
  }
}
