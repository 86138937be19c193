package io.claviger.planted.packageshavenocycles.chat;

import io.claviger.planted.packageshavenocycles.provider.http.BackFault;

public class CycleFault {
    BackFault back;
}
