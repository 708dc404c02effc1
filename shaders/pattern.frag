// Stripes at 45 degrees or dots, anchored to the mesh's origin and so to the ground. Both colours are premultiplied.
uniform vec4 uColour;
uniform vec4 uOther;
uniform float uPeriod_px;
uniform float uShare;
uniform int uDots;
uniform float uSlope;  // 1: stripes rise to the right, -1: they fall

in float vCoverage;
in vec2 vFromOrigin_px;
out vec4 colour;

float centred(float value, float period) {
    return value - period * floor(value / period + 0.5);
}

void main() {
    float distance_px;
    if (uDots != 0) {
        // Rows shifted by half a period; the share is of the area, so the radius goes with its root.
        float row = floor(vFromOrigin_px.y / uPeriod_px + 0.5);
        vec2 fromDot_px = vec2(centred(vFromOrigin_px.x + 0.5 * uPeriod_px * row, uPeriod_px), centred(vFromOrigin_px.y, uPeriod_px));
        distance_px = length(fromDot_px) - uPeriod_px * sqrt(uShare / 3.14159265);
    } else {
        float across_px = (vFromOrigin_px.x + uSlope * vFromOrigin_px.y) * 0.70710678;
        distance_px = abs(centred(across_px, uPeriod_px)) - 0.5 * uShare * uPeriod_px;
    }
    colour = mix(uOther, uColour, clamp(0.5 - distance_px, 0.0, 1.0)) * vCoverage;
}
