package org.civicmoderation.record;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileRecordStoreTest extends RecordStoreContract {
  @TempDir Path folder;

  @Override
  protected RecordStore open() {
    return FileRecordStore.builder(folder).clock(clock).segmentBytes(20_000).open();
  }
}
