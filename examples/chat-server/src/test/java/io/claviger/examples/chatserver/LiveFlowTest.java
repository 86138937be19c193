package io.claviger.examples.chatserver;

@ServerTest
class LiveFlowTest extends LiveFlowContract {}
