package org.civicmoderation.rules;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.base.base.ValueResolver;
import org.drools.base.base.ValueType;
import org.drools.base.rule.accessor.Evaluator;
import org.drools.base.rule.accessor.FieldValue;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.compiler.rule.builder.EvaluatorDefinition;
import org.drools.drl.parser.impl.Operator;
import org.drools.mvel.evaluators.BaseEvaluator;
import org.drools.mvel.evaluators.VariableRestriction.ObjectVariableContextEntry;
import org.drools.mvel.evaluators.VariableRestriction.VariableContextEntry;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The operators of the generated DRL: every {@link Relation}, {@code bears} and {@code lacks} on
 * marks, and every {@link Condition.Test} on other numbers. As operators of their own they need
 * neither arithmetic nor MVEL in a rule.
 */
public final class Operators implements EvaluatorDefinition {
  private static final long serialVersionUID = 1L;

  private static final Map<String, Relation> RELATIONS = new HashMap<>();
  private static final List<String> NUMBERS =
      List.of("bears", "lacks", "atLeast", "atMost", "among");

  static {
    for (Relation relation : Relation.values()) {
      if (relation != Relation.ANYWHERE) {
        RELATIONS.put(relation.operator(), relation);
      }
    }
    // The DRL parser knows an operator by this registry.
    for (String id : ids()) {
      Operator.addOperatorToRegistry(id, false);
      Operator.addOperatorToRegistry(id, true);
    }
  }

  /** Makes the definition; Drools needs it public. */
  public Operators() {}

  static List<String> ids() {
    List<String> ids = new ArrayList<>(RELATIONS.keySet());
    ids.addAll(NUMBERS);
    return ids;
  }

  /** Returns the operator for a test. */
  static String of(Condition.Test test) {
    return switch (test) {
      case AT_LEAST -> "atLeast";
      case AT_MOST -> "atMost";
      case AMONG -> "among";
    };
  }

  @Override
  public String[] getEvaluatorIds() {
    return ids().toArray(String[]::new);
  }

  @Override
  public boolean isNegatable() {
    return false;
  }

  @Override
  public Evaluator getEvaluator(
      ValueType type,
      String operatorId,
      boolean isNegated,
      @Nullable String parameterText,
      Target leftTarget,
      Target rightTarget) {
    int n = parameterText == null ? 0 : Integer.parseInt(parameterText);
    Relation relation = RELATIONS.get(operatorId);
    return relation == null
        ? new NumberTest(type, operatorId)
        : new RelationTest(type, relation, n);
  }

  @Override
  public Evaluator getEvaluator(
      ValueType type, String operatorId, boolean isNegated, @Nullable String parameterText) {
    return getEvaluator(type, operatorId, isNegated, parameterText, Target.FACT, Target.FACT);
  }

  @Override
  public Evaluator getEvaluator(ValueType type, Operator operator, @Nullable String parameterText) {
    return getEvaluator(type, operator.getOperatorString(), operator.isNegated(), parameterText);
  }

  @Override
  public Evaluator getEvaluator(ValueType type, Operator operator) {
    return getEvaluator(type, operator, null);
  }

  @Override
  public boolean supportsType(ValueType type) {
    return true;
  }

  @Override
  public Target getTarget() {
    return Target.BOTH;
  }

  @Override
  public void writeExternal(ObjectOutput out) {}

  @Override
  public void readExternal(ObjectInput in) {}

  /** A relation between the fact at hand and one bound before. */
  @SuppressWarnings("serial") // Drools makes it anew of the DRL, and nobody writes it anywhere.
  private static final class RelationTest extends BaseEvaluator {
    private static final long serialVersionUID = 1L;

    private final Relation relation;
    private final int n;

    RelationTest(ValueType type, Relation relation, int n) {
      super(type, Operator.determineOperator(relation.operator(), false));
      this.relation = relation;
      this.n = n;
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver, ReadAccessor accessor, FactHandle handle, FieldValue value) {
      throw new UnsupportedOperationException("a relation needs a word to relate to");
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver,
        ReadAccessor leftAccessor,
        FactHandle left,
        ReadAccessor rightAccessor,
        FactHandle right) {
      return relation.holds((Place) left.getObject(), (Place) right.getObject(), n);
    }

    @Override
    public boolean evaluateCachedLeft(
        ValueResolver resolver, VariableContextEntry context, FactHandle right) {
      Object known = ((ObjectVariableContextEntry) context).left;
      return relation.holds((Place) right.getObject(), (Place) known, n);
    }

    @Override
    public boolean evaluateCachedRight(
        ValueResolver resolver, VariableContextEntry context, FactHandle left) {
      Object word = ((ObjectVariableContextEntry) context).right;
      return relation.holds((Place) word, (Place) left.getObject(), n);
    }

    // Drools shares nodes whose tests are equal.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof RelationTest test && test.relation == relation && test.n == n;
    }

    @Override
    public int hashCode() {
      return Objects.hash(relation, n);
    }
  }

  /** A test of the one number that a fact gives against a constant. */
  @SuppressWarnings("serial") // Drools makes it anew of the DRL, and nobody writes it anywhere.
  private static final class NumberTest extends BaseEvaluator {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean bears;

    /** How the number compares, or null where it is marks. */
    private final Condition.@Nullable Test test;

    NumberTest(ValueType type, String id) {
      super(type, Operator.determineOperator(id, false));
      this.id = id;
      this.bears = id.equals("bears");
      this.test =
          Arrays.stream(Condition.Test.values())
              .filter(one -> of(one).equals(id))
              .findFirst()
              .orElse(null);
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver, ReadAccessor accessor, FactHandle handle, FieldValue value) {
      Object fact = handle.getObject();
      int given;
      if (fact instanceof Word word) {
        given = word.getMarks();
      } else if (fact instanceof Around around) {
        given = around.getValue();
      } else {
        given = ((Tally) fact).getNumber();
      }
      int wanted = value.getIntValue();
      return test == null ? ((given & wanted) != 0) == bears : test.holds(given, wanted);
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver,
        ReadAccessor leftAccessor,
        FactHandle left,
        ReadAccessor rightAccessor,
        FactHandle right) {
      throw new UnsupportedOperationException("a number is tested against a constant");
    }

    @Override
    public boolean evaluateCachedLeft(
        ValueResolver resolver, VariableContextEntry context, FactHandle right) {
      throw new UnsupportedOperationException("a number is tested against a constant");
    }

    @Override
    public boolean evaluateCachedRight(
        ValueResolver resolver, VariableContextEntry context, FactHandle left) {
      throw new UnsupportedOperationException("a number is tested against a constant");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NumberTest test && test.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }
}
