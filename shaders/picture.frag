uniform sampler2D uPicture;  // premultiplied
uniform float uOpacity;

in vec2 vAt;
out vec4 colour;

void main() {
    colour = texture(uPicture, vAt) * uOpacity;
}
