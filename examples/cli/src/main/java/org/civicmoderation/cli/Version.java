package org.civicmoderation.cli;

import picocli.CommandLine.IVersionProvider;

/** Names the version, the Java it runs on and the packs that ship. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Moderate.class.getPackage().getImplementationVersion();
    return new String[] {
      "moderate " + (version == null ? "(development)" : version),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
    };
  }
}
