layout(location = 0) in vec4 aPlace;   // centre, half size
layout(location = 1) in vec4 aMeasure; // radius, line, share, period
layout(location = 2) in vec4 aKind;    // softness, angle, shape, reach of the quad beyond its half size
layout(location = 3) in vec4 aColour;  // straight alpha
layout(location = 4) in vec4 aOther;

out vec2 vLocal_px;                    // from the centre, y down
flat out vec2 vHalf_px;
flat out vec4 vMeasure;
flat out vec3 vKind;
flat out vec4 vColour;
flat out vec4 vOther;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vLocal_px = corner * (aPlace.zw + aKind.w);
    vHalf_px = aPlace.zw;
    vMeasure = aMeasure;
    vKind = aKind.xyz;
    vColour = vec4(aColour.rgb * aColour.a, aColour.a);
    vOther = vec4(aOther.rgb * aOther.a, aOther.a);
    gl_Position = toClip(aPlace.xy + vLocal_px);
}
