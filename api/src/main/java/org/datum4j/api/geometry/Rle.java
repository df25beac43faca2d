package org.datum4j.api.geometry;
/** s. */
public final class Rle { private Rle(){} }
