package io.claviger.planted.packageshavenocycles.provider.http;

import io.claviger.planted.packageshavenocycles.limit.SoundMessage;

public class SoundSocket {
    SoundMessage message;
}
