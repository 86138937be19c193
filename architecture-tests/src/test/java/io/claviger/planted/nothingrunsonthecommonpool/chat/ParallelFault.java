package io.claviger.planted.nothingrunsonthecommonpool.chat;

import java.util.List;

class ParallelFault {
    Object later = List.of(1).parallelStream().count();
}
