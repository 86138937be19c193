package io.claviger.planted.packageshavenocycles.provider.http;

import io.claviger.planted.packageshavenocycles.chat.CycleFault;

public class BackFault {
    CycleFault cycle;
}
