// Every mark by its signed distance in pixels: below 0 is inside. The numbers of the shapes are those of map::MarkShape.
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
float band(float value, float half_width) {
    return abs(value) - half_width;
}
float capsule(vec2 p, vec2 a, vec2 b, float half_width) {
    vec2 along = b - a;
    return length(p - a - along * clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0)) - half_width;
}
float box(vec2 p, vec2 half_size, float corner) {
    vec2 q = abs(p) - half_size + corner;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
// The point turned into the sector around the nearest of n rays, the first of which points up; the ray is +x.
vec2 folded(vec2 p, float n) {
    float angle = centred(atan(p.x, -p.y), 2.0 * PI / n);
    return length(p) * vec2(cos(angle), sin(angle));
}
vec4 over(vec4 upper, vec4 lower) {
    return upper + lower * (1.0 - upper.a);
}
vec4 striped(vec2 p, float period, float share) {
    if (period <= 0.0) return vColour;
    return mix(vOther, vColour, inside(band(centred((p.x + p.y) * 0.70710678, period), 0.5 * share * period)));
}

void main() {
    vec2 p = vLocal_px;
    float radius = vMeasure.x, line = vMeasure.y, share = vMeasure.z, period = vMeasure.w;
    float soft = vKind.x, angle = vKind.y;
    int shape = int(vKind.z + 0.5);
    float circle = length(p) - radius;
    float ring = band(circle, 0.5 * line);

    if (shape == 0) {  // rect; its border lies inside
        float d = box(p, vHalf_px, radius);
        vec4 fill = striped(p, period, share);
        if (line > 0.0) fill = mix(vOther, fill, inside(d + line));
        colour = fill * inside(d);
    } else if (shape == 1) {  // disc
        float coverage = soft > 0.5 ? 1.0 - smoothstep(-soft, soft, circle) : inside(circle);
        colour = striped(p, period, share) * coverage;
    } else if (shape == 2) {  // ring; the share starts at noon
        float arc_px = (abs(centred(atan(p.x, -p.y) - share * PI, 2.0 * PI)) - share * PI) * length(p);
        float part = share >= 1.0 ? 1.0 : share <= 0.0 ? 0.0 : inside(arc_px);
        colour = mix(vOther, vColour, part) * inside(ring);
    } else if (shape == 3) {  // ticks
        vec2 q = folded(p, 12.0);
        float tick = box(q - vec2(radius * 5.0 / 6.0, 0.0), vec2(radius / 6.0, 0.42 * line), 0.0);
        colour = vColour * inside(min(ring, tick));
    } else if (shape == 4) {  // dots
        float count = max(1.0, floor(2.0 * PI * radius / max(period, 0.1) + 0.5));
        colour = vColour * inside(length(folded(p, count) - vec2(radius, 0.0)) - 0.5 * line);
    } else if (shape == 5) {  // struck
        float reach = radius * 0.70710678;
        float stroke = capsule(p, vec2(-reach, reach), vec2(reach, -reach), 0.5 * line);
        colour = over(vColour * inside(ring), vOther * inside(max(stroke, circle)));
    } else if (shape == 6) {  // burst: the line from a point to the notch beside it, half as far out
        vec2 q = folded(p, 8.0);
        vec2 tip = vec2(radius, 0.0);
        vec2 side = 0.5 * radius * vec2(cos(PI / 8.0), sin(PI / 8.0)) - tip;
        vec2 outward = normalize(vec2(side.y, -side.x));
        colour = vColour * inside(dot(vec2(q.x, abs(q.y)) - tip, outward));
    } else if (shape == 7) {  // rays: those between the four main ones are shorter, and a dot is in the middle
        vec2 main4 = folded(p, 4.0);
        vec2 between = folded(vec2(p.x + p.y, p.y - p.x) * 0.70710678, 4.0);
        float rays = min(capsule(main4, vec2(0.36 * radius, 0.0), vec2(radius - 0.5 * line, 0.0), 0.5 * line),
                         capsule(between, vec2(0.36 * radius, 0.0), vec2(0.72 * radius, 0.0), 0.5 * line));
        colour = vColour * inside(min(rays, length(p) - max(0.6 * line, 0.16 * radius)));
    } else if (shape == 8) {  // half disc
        float left = max(circle, p.x);
        colour = over(vColour * inside(min(ring, left)), vOther * inside(circle));
    } else if (shape == 9) {  // dashed rect: a whole number of dashes a side, one around each corner
        vec2 mid = vHalf_px - 0.5 * line;
        float outline = band(box(p, mid, max(radius - 0.5 * line, 0.0)), 0.5 * line);
        vec2 step_px = 2.0 * mid / max(vec2(1.0), floor(2.0 * mid / max(period, 0.1) + 0.5));
        vec2 along = p + mid;
        vec2 fromDash = abs(along - step_px * floor(along / step_px + 0.5)) - 0.5 * share * step_px;
        // The nearer side decides along which axis the dashes run.
        vec2 toSide = mid - abs(p);
        colour = vColour * inside(outline) * inside(toSide.x < toSide.y ? fromDash.y : fromDash.x);
    } else {  // arrow and chevron point up before they are turned
        vec2 q = vec2(p.x * cos(angle) + p.y * sin(angle), p.y * cos(angle) - p.x * sin(angle));
        q.x = abs(q.x);
        if (shape == 10) {
            float head = min(2.2 * max(line, 1.0), 1.2 * radius);
            vec2 fromTip = q + vec2(0.0, radius);
            float triangle = max(dot(fromTip, normalize(vec2(head, -0.8 * head))), fromTip.y - head);
            float shaft = max(q.x - 0.5 * line, max(-radius + 0.9 * head - q.y, q.y - radius));
            colour = vColour * inside(min(triangle, shaft));
        } else {
            colour = vColour * inside(capsule(q, vec2(0.0, -0.5 * radius), vec2(radius, 0.5 * radius) * 0.9, 0.5 * line));
        }
    }
}
