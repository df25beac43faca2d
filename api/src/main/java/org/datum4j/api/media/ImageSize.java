package org.datum4j.api.media;
/** s. */
public record ImageSize(int width,int height){}
