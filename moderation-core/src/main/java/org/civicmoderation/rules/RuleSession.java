package org.civicmoderation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.rule.consequence.KnowledgeHelper;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.MBeansOption;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.EvaluatorOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.io.ResourceFactory;

/**
 * A Drools session that is used again and again: facts in, rules fired, facts out. Belongs to one
 * thread at a time; after an exception it must be closed, not used again.
 */
final class RuleSession implements AutoCloseable {
  private final KieSession session;
  private final Collector collector;
  private final List<FactHandle> handles = new ArrayList<>();

  RuleSession(KieBase base, IntConsumer beforeFound) {
    this.session = base.newKieSession(Settings.SESSION, null);
    this.collector = new Collector(beforeFound);
    session.setGlobal("collector", collector);
  }

  /**
   * Loads of Drools what compiling and running rules takes, by doing both with one rule that says
   * nothing.
   */
  static void preload() {
    String drl =
        DrlWriter.write(List.of())
            + "rule \"r0\" when $0 : Word( slot == 0, marks lacks 1 )"
            + " not Word( slot == 1, this follows[1] $0 ) then collector.found( drools ); end\n";
    try (RuleSession session = new RuleSession(compile(drl), rule -> {})) {
      session.run(List.of(new Word(0, new Place(0, 0, 0, 0, 0), 0)));
    }
  }

  /** Compiles generated DRL. */
  static KieBase compile(String drl) {
    KnowledgeBuilderConfiguration configuration =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
    Operators operators = new Operators();
    for (String id : Operators.ids()) {
      configuration.setOption(EvaluatorOption.get(id, operators));
    }
    // Facts never change, so that there is nothing to watch for.
    configuration.setOption(PropertySpecificOption.DISABLED);
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
    builder.add(ResourceFactory.newReaderResource(new java.io.StringReader(drl)), ResourceType.DRL);
    if (builder.hasErrors()) {
      // The parser lets nothing through that could do this: it is a defect of ours.
      throw new IllegalStateException("the generated rules do not compile: " + builder.getErrors());
    }
    KieBaseConfiguration baseConfiguration = RuleBaseFactory.newKnowledgeBaseConfiguration();
    baseConfiguration.setOption(MBeansOption.DISABLED);
    var base = KnowledgeBaseFactory.newKnowledgeBase(baseConfiguration);
    base.addPackages(builder.getKnowledgePackages());
    for (KiePackage compiled : base.getKiePackages()) {
      for (Rule rule : compiled.getRules()) {
        ((RuleImpl) rule).setConsequence(new CollectorCall());
      }
    }
    return base;
  }

  /**
   * What the DRL has every rule do, {@code collector.found( drools )}, as the same call in Java:
   * MVEL makes it by reflection, which takes longer than all else that a rule does.
   */
  private static final class CollectorCall implements Consequence<KnowledgeHelper> {
    @Override
    public String getName() {
      return RuleImpl.DEFAULT_CONSEQUENCE_NAME;
    }

    @Override
    public void evaluate(KnowledgeHelper helper, ValueResolver resolver) {
      ((Collector) resolver.getGlobal("collector")).found(helper);
    }
  }

  /** How sessions run, made when the first is. */
  private static final class Settings {
    static final KieSessionConfiguration SESSION =
        RuleBaseFactory.newKnowledgeSessionConfiguration();

    static {
      // A session belongs to one thread at a time, and what its rules do changes no fact.
      SESSION.setOption(ThreadSafeOption.NO);
      SESSION.setOption(DirectFiringOption.YES);
    }
  }

  /** Returns what the rules find in these facts, and nothing else. */
  List<Collector.Fired> run(List<Object> facts) {
    for (Object fact : facts) {
      handles.add(session.insert(fact));
    }
    session.fireAllRules();
    for (FactHandle handle : handles) {
      session.delete(handle);
    }
    handles.clear();
    return collector.take();
  }

  @Override
  public void close() {
    session.dispose();
  }
}
