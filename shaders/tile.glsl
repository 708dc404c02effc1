// Positions are pixels of the whole picture, y down; a tile is the part of it that is being drawn.
uniform vec2 uTileOrigin;  // upper left pixel of the tile
uniform vec4 uTileToClip;  // factor and offset from pixels of the tile to clip space

vec4 toClip(vec2 picture_px) {
    return vec4((picture_px - uTileOrigin) * uTileToClip.xy + uTileToClip.zw, 0.0, 1.0);
}
