package org.civicmoderation.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.civicmoderation.lexicon.Lexicon;
import org.civicmoderation.lexicon.Term;
import org.civicmoderation.policy.Criterion;
import org.civicmoderation.policy.PackFile;
import org.civicmoderation.policy.Policy;
import org.civicmoderation.policy.PolicyPack;
import org.civicmoderation.policy.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints everything that can act on a comment. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints every clause, rule, term and example in force: all that can act on a comment.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all went well", "2:the command line or the policy pack is wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  moderate show",
      "  moderate show rules",
      "  moderate show rules --drl",
      "  moderate show terms --forms --policy my-policy"
    })
final class ShowCommand implements Callable<Integer> {
  /** A phrase of many alternatives has thousands of forms; nobody reads them all. */
  private static final int MOST_FORMS = 100;

  private final Moderate main;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Parameters(
      paramLabel = "PART",
      arity = "0..*",
      description = "clauses, rules, terms or examples; all of them unless some are named.")
  private List<Part> parts = new ArrayList<>();

  @Option(
      names = "--forms",
      description = "List under each term the forms that it finds, up to a hundred.")
  private boolean forms;

  @Option(names = "--drl", description = "Print the rules as the engine runs them (Drools DRL).")
  private boolean drl;

  /** What a pack holds. */
  enum Part {
    CLAUSES,
    RULES,
    TERMS,
    EXAMPLES
  }

  ShowCommand(Moderate main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    PolicyPack pack = policy.pack();
    Set<Part> shown = parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
    PrintWriter out = main.out();
    Policy adopted = pack.policy();
    Profile profile = policy.profile(pack);
    out.println(
        main.style()
            .bold(
                String.format(
                    Locale.ROOT,
                    "%s, %s, revision %s (%s)",
                    adopted.issuer(),
                    adopted.title(),
                    adopted.revision(),
                    adopted.effective())));
    out.println("pack " + adopted.id() + ", digest " + pack.digest());
    out.println("profile " + profile.name() + ": " + profile.description());
    if (shown.contains(Part.CLAUSES)) {
      clauses(pack, profile);
    }
    if (shown.contains(Part.RULES)) {
      rules(pack);
    }
    if (shown.contains(Part.TERMS)) {
      terms(pack);
    }
    if (shown.contains(Part.EXAMPLES)) {
      heading("EXAMPLES");
      pack.cases().forEach(this::file);
    }
    return ExitCode.OK;
  }

  private void clauses(PolicyPack pack, Profile profile) {
    heading("CLAUSES");
    for (Criterion criterion : pack.criteria()) {
      main.out()
          .println(
              main.style().bold(criterion.id())
                  + ": "
                  + criterion.defaultAction()
                  + ", at most "
                  + profile.ceiling(criterion));
      for (String line : TextBlock.wrap("“" + criterion.clause().text() + "”", width())) {
        main.out().println("    " + line);
      }
      main.out().println("    " + main.style().dim(criterion.clause().source()));
    }
  }

  private void rules(PolicyPack pack) {
    heading("RULES");
    if (drl) {
      main.out().println(policy.engine(pack, main.environment()).drl());
    } else {
      pack.rules().forEach(this::file);
    }
  }

  private void terms(PolicyPack pack) {
    heading("TERMS");
    pack.lexicons().all().forEach(this::lexicon);
    heading("TERMS OF THE ENGINE, FOR EVERY PACK");
    Lexicon.builtIn().forEach(this::lexicon);
  }

  private void lexicon(Lexicon lexicon) {
    main.out().println(main.style().bold(lexicon.category()) + " (" + lexicon.language() + ")");
    for (Term term : lexicon.terms()) {
      main.out().println("    " + term.text());
      if (forms) {
        List<String> all = lexicon.forms(term);
        int shown = Math.min(MOST_FORMS, all.size());
        String more =
            shown < all.size()
                ? String.format(Locale.ROOT, ", … and %,d more", all.size() - shown)
                : "";
        String list = String.join(", ", all.subList(0, shown)) + more;
        for (String line : TextBlock.wrap(list, width() - 4)) {
          main.out().println("        " + main.style().dim(line));
        }
      }
    }
    main.out().println();
  }

  private void file(PackFile file) {
    main.out().println(main.style().bold(file.path()));
    file.content().lines().forEach(line -> main.out().println(line.isEmpty() ? "" : "    " + line));
    main.out().println();
  }

  private void heading(String text) {
    main.out().println();
    main.out().println(main.style().bold(text));
    main.out().println();
  }

  private int width() {
    return main.columns() - 4;
  }
}
