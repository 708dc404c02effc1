// One segment of a polyline. Neighbours share the mitre at their joint, so that no pixel is covered twice; where a turn is too sharp
// for that they overlap, each with a round end.
layout(location = 0) in vec3 aBefore;  // x and y in metres from the line's origin; z: length up to here in metres, below 0 beyond an end
layout(location = 1) in vec3 aFrom;
layout(location = 2) in vec3 aTo;
layout(location = 3) in vec3 aAfter;

uniform vec2 uOrigin_px;   // where the line's origin is, computed in double
uniform vec2 uScale;       // pixels a metre, y turned
uniform float uReach_px;   // half the width and half a pixel

out vec2 vLocal_px;        // along and across the segment
flat out float vLength_px;
flat out float vStart_px;  // length of the line up to this segment

vec2 leftOf(vec2 d) {
    return vec2(-d.y, d.x);
}

// Whether two directions with these lengths meet in a mitre that stays inside of both segments.
bool meets(vec2 d0, vec2 d1, float l0, float l1) {
    float alike = dot(d0, d1);
    float turn = d0.x * d1.y - d0.y * d1.x;
    return l0 > 0.0 && l1 > 0.0 && alike > 0.2 && abs(turn) * uReach_px < min(l0, l1) * (1.0 + alike);
}

// From the joint to the mitre's left corner; the same bits for both segments.
vec2 mitre(vec2 d0, vec2 d1) {
    return (leftOf(d0) + leftOf(d1)) * (uReach_px / (1.0 + dot(d0, d1)));
}

void main() {
    vec2 delta_px = (aTo.xy - aFrom.xy) * uScale;
    vec2 before_px = (aFrom.xy - aBefore.xy) * uScale;
    vec2 after_px = (aAfter.xy - aTo.xy) * uScale;
    float length_px = length(delta_px);
    vLength_px = length_px;
    vStart_px = aFrom.z * uScale.x;
    if (aFrom.z < 0.0 || aTo.z < 0.0 || length_px == 0.0) {
        vLocal_px = vec2(0.0);
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    vec2 d = delta_px / length_px;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    bool atEnd = gl_VertexID >= 2;
    vec2 other_px = atEnd ? after_px : before_px;
    float otherLength_px = length(other_px);
    vec2 other = otherLength_px > 0.0 ? other_px / otherLength_px : d;
    vec2 d0 = atEnd ? d : other;
    vec2 d1 = atEnd ? other : d;
    vec2 corner_px = meets(d0, d1, atEnd ? length_px : otherLength_px, atEnd ? otherLength_px : length_px)
                         ? side * mitre(d0, d1)
                         : uReach_px * (side * leftOf(d) + (atEnd ? d : -d));
    vLocal_px = vec2(dot(corner_px, d) + (atEnd ? length_px : 0.0), side * uReach_px);
    gl_Position = toClip(uOrigin_px + (atEnd ? aTo.xy : aFrom.xy) * uScale + corner_px);
}
