uniform vec4 uFill;  // premultiplied
uniform vec4 uOutline;
uniform float uRadius_px;
uniform float uLine_px;

in vec2 vLocal_px;
out vec4 colour;

void main() {
    float circle = length(vLocal_px) - uRadius_px;
    float line = uLine_px > 0.0 ? clamp(0.5 + 0.5 * uLine_px - abs(circle), 0.0, 1.0) : 0.0;
    float disc = clamp(0.5 - circle, 0.0, 1.0);
    colour = uOutline * line + uFill * disc * (1.0 - line * uOutline.a);
}
