// Every mark by its signed distance in pixels: below 0 is inside. The numbers of the shapes are those of map::MarkShape.
// Software rendering compiles and computes all branches, so what shapes have in common is computed once, before them.
in vec2 vLocal_px;
flat in vec2 vHalf_px;
flat in vec4 vMeasure;
flat in vec3 vKind;
flat in vec4 vColour;
flat in vec4 vOther;
out vec4 colour;

const float PI = 3.14159265;

float inside(float distance_px) {
    return clamp(0.5 - distance_px, 0.0, 1.0);
}
float centred(float value, float period) {
    return value - period * floor(value / period + 0.5);
}
float capsule(vec2 p, vec2 a, vec2 along, float half_width) {
    return length(p - a - along * clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0)) - half_width;
}
float box(vec2 p, vec2 half_size, float corner) {
    vec2 q = abs(p) - half_size + corner;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

void main() {
    vec2 p = vLocal_px;
    float radius = vMeasure.x, line = vMeasure.y, share = vMeasure.z, period = vMeasure.w;
    float soft = vKind.x, angle = vKind.y;
    int shape = int(vKind.z + 0.5);
    float fromCentre = length(p);
    float circle = fromCentre - radius;
    float ring = abs(circle) - 0.5 * line;

    // Clockwise from up, and the point turned into the sector around the nearest of n rays, which lies on +x.
    float turn = atan(p.x, -p.y);
    float rays = shape == 3 ? 12.0 : shape == 4 ? max(1.0, floor(2.0 * PI * radius / max(period, 0.1) + 0.5)) : 8.0;
    float nearestRay = floor(turn * rays / (2.0 * PI) + 0.5);
    float fromRay = turn - nearestRay * 2.0 * PI / rays;
    vec2 q = fromCentre * vec2(cos(fromRay), abs(sin(fromRay)));

    float stripe = inside(abs(centred((p.x + (shape <= 1 && angle > 0.0 ? -p.y : p.y)) * 0.70710678, max(period, 1.0))) - 0.5 * share * period);
    vec4 striped = period > 0.0 ? mix(vOther, vColour, stripe) : vColour;
    float coverage = 0.0, other = 0.0;  // of the two colours; the first lies over the second

    if (shape == 0) {  // rect; its border lies inside
        float d = box(p, vHalf_px, radius);
        coverage = inside(d);
        if (line > 0.0) striped = mix(vOther, striped, inside(d + line));
    } else if (shape == 1) {  // disc
        coverage = soft > 0.5 ? 1.0 - smoothstep(-soft, soft, circle) : inside(circle);
    } else if (shape == 2) {  // ring; the share starts at noon
        float arc_px = (abs(centred(turn - share * PI, 2.0 * PI)) - share * PI) * fromCentre;
        coverage = inside(ring) * (share >= 1.0 ? 1.0 : share <= 0.0 ? 0.0 : inside(arc_px));
        other = inside(ring) - coverage;
    } else if (shape == 3) {  // ticks
        coverage = inside(min(ring, box(q - vec2(radius * 5.0 / 6.0, 0.0), vec2(radius / 6.0, 0.42 * line), 0.0)));
    } else if (shape == 4) {  // dots
        coverage = inside(length(q - vec2(radius, 0.0)) - 0.5 * line);
    } else if (shape == 5) {  // struck: from the lower left to the upper right
        float across = abs(p.x + p.y) * 0.70710678 - 0.5 * line;
        coverage = inside(ring);
        other = inside(max(across, circle)) * (1.0 - coverage);
    } else if (shape == 6) {  // burst: the line from a point to the notch beside it, half as far out
        vec2 side = vec2(0.5 * cos(PI / 8.0) - 1.0, 0.5 * sin(PI / 8.0));
        coverage = inside(dot(q - vec2(radius, 0.0), normalize(vec2(side.y, -side.x))));
    } else if (shape == 7) {  // rays: every second one is shorter, and a dot is in the middle
        float reach = mod(nearestRay, 2.0) > 0.5 ? 0.72 * radius : radius - 0.5 * line;
        float ray = capsule(q, vec2(0.36 * radius, 0.0), vec2(reach - 0.36 * radius, 0.0), 0.5 * line);
        coverage = inside(min(ray, fromCentre - max(0.6 * line, 0.16 * radius)));
    } else if (shape == 8) {  // half disc
        coverage = inside(min(ring, max(circle, p.x)));
        other = inside(circle) * (1.0 - coverage);
    } else if (shape == 9) {  // dashed rect: a whole number of dashes a side, one around each corner
        vec2 mid = vHalf_px - 0.5 * line;
        float outline = abs(box(p, mid, max(radius - 0.5 * line, 0.0))) - 0.5 * line;
        vec2 step_px = 2.0 * mid / max(vec2(1.0), floor(2.0 * mid / max(period, 0.1) + 0.5));
        vec2 along = p + mid;
        vec2 fromDash = abs(along - step_px * floor(along / step_px + 0.5)) - 0.5 * share * step_px;
        // The nearer side decides along which axis the dashes run.
        vec2 toSide = mid - abs(p);
        coverage = inside(outline) * inside(toSide.x < toSide.y ? fromDash.y : fromDash.x);
    } else {  // arrow and chevron point up before they are turned
        vec2 r = vec2(abs(p.x * cos(angle) + p.y * sin(angle)), p.y * cos(angle) - p.x * sin(angle));
        float head = min(2.2 * max(line, 1.0), 1.2 * radius);
        vec2 fromTip = r + vec2(0.0, radius);
        float triangle = max(dot(fromTip, normalize(vec2(head, -0.8 * head))), fromTip.y - head);
        float shaft = max(r.x - 0.5 * line, max(-radius + 0.9 * head - r.y, r.y - radius));
        float chevron = capsule(r, vec2(0.0, -0.5 * radius), vec2(0.9, 0.95) * radius, 0.5 * line);
        coverage = inside(shape == 10 ? min(triangle, shaft) : chevron);
    }
    colour = (shape <= 1 ? striped : vColour) * coverage + vOther * other;
}
