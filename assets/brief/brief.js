"use strict";
(() => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const slides = all(".slide");
    const number = document.getElementById("number");
    const previous = document.getElementById("previous"), next = document.getElementById("next");
    let shown = -1;

    const closeCallouts = () => {
        for (const callout of all(".callout")) callout.hidden = true;
        for (const spot of all(".spot[aria-expanded=true]")) spot.setAttribute("aria-expanded", "false");
    };

    const show = (index) => {
        index = Math.max(0, Math.min(slides.length - 1, index));
        if (index === shown) return;
        shown = index;
        closeCallouts();
        slides.forEach((slide, i) => slide.classList.toggle("shown", i === index));
        document.body.className = slides[index].classList.contains("dark") ? "dark" : "light";
        number.textContent = `${index + 1} / ${slides.length}`;
        previous.disabled = index === 0;
        next.disabled = index === slides.length - 1;
        history.replaceState(null, "", `#${index + 1}`);
        scrollTo(0, 0);
    };

    // What is said stands once in the page, in the list below the picture: a callout is a copy of its part.
    const openCallout = (spot) => {
        const was = spot.getAttribute("aria-expanded") === "true";
        closeCallouts();
        if (was) return;
        const frame = spot.closest(".frame"), callout = frame.querySelector(".callout");
        const article = document.getElementById(spot.dataset.for);
        const close = document.createElement("button");
        close.type = "button";
        close.className = "close";
        close.textContent = "×";
        close.setAttribute("aria-label", "Close");
        close.addEventListener("click", () => { closeCallouts(); spot.focus(); });
        callout.replaceChildren(close, ...[...article.childNodes].map((node) => node.cloneNode(true)));
        callout.setAttribute("aria-label", article.querySelector("h2").textContent);
        callout.hidden = false;
        spot.setAttribute("aria-expanded", "true");
        const box = spot.getBoundingClientRect(), room = frame.getBoundingClientRect();
        const place = (start, end, size, roomStart, roomSize) => {
            const after = end - roomStart + 8;
            return after + size <= roomSize ? after : Math.max(0, Math.min(roomSize - size, start - roomStart - size - 8));
        };
        callout.style.left = `${place(box.left, box.right, callout.offsetWidth, room.left, room.width)}px`;
        callout.style.top = `${Math.max(0, Math.min(room.height - callout.offsetHeight, box.top - room.top - 16))}px`;
        close.focus();
    };

    for (const spot of all(".spot")) spot.addEventListener("click", (event) => { event.stopPropagation(); openCallout(spot); });
    for (const callout of all(".callout")) callout.addEventListener("click", (event) => event.stopPropagation());

    for (const slide of slides) {
        const dated = slide.querySelector(".dated"), swipe = slide.querySelector(".swipe");
        const pictures = all("figure.date", slide), slider = slide.querySelector(".dates");
        const showDate = (index) => {
            closeCallouts();
            pictures.forEach((picture, i) => { picture.hidden = i !== index; });
            if (!slider) return;
            slider.value = index;
            slide.querySelector(".when output").textContent = pictures[index].dataset.label;
            slider.setAttribute("aria-valuetext", pictures[index].dataset.label);
        };
        if (pictures.length) showDate(pictures.length - 1);
        if (slider) slider.addEventListener("input", () => showDate(Number(slider.value)));

        const modes = all(".mode", slide);
        const setMode = (mode) => {
            closeCallouts();
            if (dated && swipe) { dated.hidden = mode !== "dated"; swipe.hidden = mode !== "swipe"; }
            for (const button of modes) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
            const when = slide.querySelector(".when");
            if (when) when.hidden = mode === "swipe";
        };
        for (const button of modes) button.addEventListener("click", () => setMode(button.dataset.mode));
        setMode(dated ? "dated" : "swipe");

        const divider = slide.querySelector(".divider");
        if (!divider) continue;
        const frame = divider.parentElement;
        const setAt = (share) => {
            const at = Math.round(Math.max(0, Math.min(100, share)));
            frame.style.setProperty("--at", `${at}%`);
            divider.setAttribute("aria-valuenow", String(at));
            // Marks that lie below the other picture are not there to be clicked.
            for (const side of all(".side", frame))
                for (const spot of all(".spot", side)) {
                    const middle = parseFloat(spot.style.left) + parseFloat(spot.style.width) / 2;
                    spot.hidden = side.classList.contains("left") ? middle > at : middle <= at;
                }
        };
        setAt(50);
        divider.addEventListener("pointerdown", (event) => { divider.setPointerCapture(event.pointerId); closeCallouts(); event.preventDefault(); divider.focus(); });
        divider.addEventListener("pointermove", (event) => {
            if (!divider.hasPointerCapture(event.pointerId)) return;
            const room = frame.getBoundingClientRect();
            setAt((event.clientX - room.left) / room.width * 100);
        });
        divider.addEventListener("keydown", (event) => {
            const step = { ArrowLeft: -5, ArrowRight: 5, PageDown: -20, PageUp: 20, Home: -100, End: 100 }[event.key];
            if (!step) return;
            setAt(Number(divider.getAttribute("aria-valuenow")) + step);
            event.preventDefault();
            event.stopPropagation();
        });
    }

    document.addEventListener("click", closeCallouts);
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") return closeCallouts();
        if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, summary")) return;
        if (event.key === " " && event.target.closest("button")) return;
        const step = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[event.key];
        if (event.key === "Home") show(0);
        else if (event.key === "End") show(slides.length - 1);
        else if (step) show(shown + step);
        else return;
        event.preventDefault();
    });
    previous.addEventListener("click", () => show(shown - 1));
    next.addEventListener("click", () => show(shown + 1));
    addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));
    addEventListener("beforeprint", () => { for (const list of all("details")) list.open = true; });

    document.documentElement.classList.add("js");
    show((parseInt(location.hash.slice(1), 10) || 1) - 1);
})();
