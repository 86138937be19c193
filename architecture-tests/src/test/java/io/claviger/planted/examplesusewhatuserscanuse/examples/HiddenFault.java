package io.claviger.planted.examplesusewhatuserscanuse.examples;

import io.claviger.planted.examplesusewhatuserscanuse.walk.HiddenLoop;

class HiddenFault {
    HiddenLoop[] loops;
}
