package org.civicmoderation.rules;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
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
 * The operators of the generated DRL: every {@link Relation}, and {@code bears}, {@code lacks} and
 * {@code among} on bits. As operators of their own they need neither arithmetic nor MVEL in a rule.
 */
public final class Operators implements EvaluatorDefinition {
  private static final long serialVersionUID = 1L;

  private static final Map<String, Relation> RELATIONS = new HashMap<>();
  private static final List<String> BITS = List.of("bears", "lacks", "among");

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
    ids.addAll(BITS);
    return ids;
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
    return relation == null ? new BitTest(type, operatorId) : new RelationTest(type, relation, n);
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

  /** A test of a number's bits against those of a constant. */
  private static final class BitTest extends BaseEvaluator {
    private static final long serialVersionUID = 1L;

    private final String id;

    BitTest(ValueType type, String id) {
      super(type, Operator.determineOperator(id, false));
      this.id = id;
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver, ReadAccessor accessor, FactHandle handle, FieldValue value) {
      int given = ((Number) accessor.getValue(resolver, handle.getObject())).intValue();
      int bits = ((Number) value.getValue()).intValue();
      return switch (id) {
        case "bears" -> (given & bits) != 0;
        case "lacks" -> (given & bits) == 0;
        default -> Condition.Test.AMONG.holds(given, bits);
      };
    }

    @Override
    public boolean evaluate(
        ValueResolver resolver,
        ReadAccessor leftAccessor,
        FactHandle left,
        ReadAccessor rightAccessor,
        FactHandle right) {
      throw new UnsupportedOperationException("bits are tested against a constant");
    }

    @Override
    public boolean evaluateCachedLeft(
        ValueResolver resolver, VariableContextEntry context, FactHandle right) {
      throw new UnsupportedOperationException("bits are tested against a constant");
    }

    @Override
    public boolean evaluateCachedRight(
        ValueResolver resolver, VariableContextEntry context, FactHandle left) {
      throw new UnsupportedOperationException("bits are tested against a constant");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof BitTest test && test.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }
}
