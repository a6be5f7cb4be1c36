package org.civicmoderation.record;

class MemoryRecordStoreTest extends RecordStoreContract {
  @Override
  protected RecordStore open() {
    return new MemoryRecordStore(clock);
  }
}
