package org.civicmoderation.record;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every entry that any test of this module writes, into whatever store, against the published
 * schema, and fails the test that wrote one which does not stand to it. JUnit finds it by {@code
 * META-INF/services}, so that no test can forget it.
 *
 * <p>All stores seal their entries in {@link Draft#seal}, whose result is listened to there: the
 * product needs no door for that.
 */
public final class SealedEntries implements BeforeAllCallback, AfterEachCallback {
  private static final Queue<String> UNCHECKED = new ConcurrentLinkedQueue<>();
  private static final AtomicLong SEEN = new AtomicLong();

  static {
    // Before the class is loaded: one that JaCoCo has changed cannot be changed again.
    new AgentBuilder.Default()
        .type(named("org.civicmoderation.record.Draft"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(WhenSealed.class).on(named("seal"))))
        .installOn(ByteBuddyAgent.install());
  }

  /** Loads this class, which listens from then on. */
  @Override
  public void beforeAll(ExtensionContext context) {}

  /** Fails the test if what it wrote is not what the schema says. */
  @Override
  public void afterEach(ExtensionContext context) {
    checkAll();
  }

  static void checkAll() {
    for (String line = UNCHECKED.poll(); line != null; line = UNCHECKED.poll()) {
      RecordSchema.check(line);
    }
  }

  /** Takes an entry that was sealed. For the advice, whose code stands in another class. */
  public static void add(RecordEntry entry) {
    SEEN.incrementAndGet();
    UNCHECKED.add(EntryJson.toJson(entry));
  }

  /** Returns how many entries were seen since this process began. */
  static long seen() {
    return SEEN.get();
  }

  /** What is put at the end of {@link Draft#seal}. */
  static final class WhenSealed {
    private WhenSealed() {}

    @Advice.OnMethodExit
    static void sealed(@Advice.Return RecordEntry entry) {
      add(entry);
    }
  }
}
