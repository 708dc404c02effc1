uniform vec4 uColour;  // premultiplied

in float vCoverage;
out vec4 colour;

void main() {
    colour = uColour * vCoverage;
}
