uniform vec4 uColour;   // premultiplied
uniform float uHalf_px;
uniform vec2 uDash_px;  // dash and period; 0: solid

in vec2 vLocal_px;
flat in float vLength_px;
flat in float vStart_px;
out vec4 colour;

void main() {
    float beyond_px = vLocal_px.x - clamp(vLocal_px.x, 0.0, vLength_px);
    float distance_px = length(vec2(beyond_px, vLocal_px.y));
    // How much of a pixel's width lies in the line: exact for lines thinner than a pixel too.
    float coverage = clamp(min(uHalf_px, distance_px + 0.5) - max(-uHalf_px, distance_px - 0.5), 0.0, 1.0);
    if (uDash_px.y > 0.0) {
        float along_px = vStart_px + clamp(vLocal_px.x, 0.0, vLength_px) - 0.5 * uDash_px.x;
        float fromDash_px = abs(along_px - uDash_px.y * floor(along_px / uDash_px.y + 0.5)) - 0.5 * uDash_px.x;
        coverage *= clamp(0.5 - fromDash_px, 0.0, 1.0);
    }
    colour = uColour * coverage;
}
