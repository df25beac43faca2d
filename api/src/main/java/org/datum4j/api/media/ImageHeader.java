package org.datum4j.api.media;
/** s. */
public record ImageHeader(int width,int height){ 
/** s. */ public static java.util.Optional<ImageHeader> read(java.io.InputStream in) throws java.io.IOException {return java.util.Optional.empty();}
/** s. */ public ImageSize displaySize(){return new ImageSize(width,height);} }
