// One segment of a polyline. Neighbours share the mitre at their joint, so that no pixel is covered twice; where a turn is too sharp
// for that they overlap, each with a round end.
uniform samplerBuffer uPoints;  // x and y in metres from the line's origin; length up to here in metres, below 0 beyond an end

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
    // Two triangles a segment: corners 0, 1, 2 and 2, 1, 3.
    int segment = gl_VertexID / 6, k = gl_VertexID - 6 * segment;
    int corner = k < 3 ? k : k == 3 ? 2 : k == 4 ? 1 : 3;
    vec3 before = texelFetch(uPoints, segment).xyz, from = texelFetch(uPoints, segment + 1).xyz;
    vec3 to = texelFetch(uPoints, segment + 2).xyz, after = texelFetch(uPoints, segment + 3).xyz;
    vec2 delta_px = (to.xy - from.xy) * uScale;
    vec2 before_px = (from.xy - before.xy) * uScale;
    vec2 after_px = (after.xy - to.xy) * uScale;
    float length_px = length(delta_px);
    vLength_px = length_px;
    vStart_px = from.z * uScale.x;
    if (from.z < 0.0 || to.z < 0.0 || length_px == 0.0) {
        vLocal_px = vec2(0.0);
        gl_Position = vec4(0.0, 0.0, 0.0, 1.0);  // no area; a place out of view would send all its neighbours through software GL's clipper
        return;
    }
    vec2 d = delta_px / length_px;
    float side = (corner & 1) == 0 ? -1.0 : 1.0;
    bool atEnd = corner >= 2;
    vec2 other_px = atEnd ? after_px : before_px;
    float otherLength_px = length(other_px);
    vec2 other = otherLength_px > 0.0 ? other_px / otherLength_px : d;
    vec2 d0 = atEnd ? d : other;
    vec2 d1 = atEnd ? other : d;
    vec2 corner_px = meets(d0, d1, atEnd ? length_px : otherLength_px, atEnd ? otherLength_px : length_px)
                         ? side * mitre(d0, d1)
                         : uReach_px * (side * leftOf(d) + (atEnd ? d : -d));
    vLocal_px = vec2(dot(corner_px, d) + (atEnd ? length_px : 0.0), side * uReach_px);
    gl_Position = toClip(uOrigin_px + (atEnd ? to.xy : from.xy) * uScale + corner_px);
}
