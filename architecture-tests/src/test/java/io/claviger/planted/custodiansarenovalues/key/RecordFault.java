package io.claviger.planted.custodiansarenovalues.key;

record RecordFault(char[] material) {}
