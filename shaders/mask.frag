// Lays a colour through a mask: red is the clip area's coverage, green the line's.
uniform sampler2D uMask;
uniform vec4 uColour;  // premultiplied

out vec4 colour;

void main() {
    vec2 mask = texelFetch(uMask, ivec2(gl_FragCoord.xy), 0).rg;
    colour = uColour * (mask.r * mask.g);
}
