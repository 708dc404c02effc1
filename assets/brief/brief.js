"use strict";
(() => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const slides = all(".slide");
    const number = document.getElementById("number");
    const previous = document.getElementById("previous"), next = document.getElementById("next");
    let shown = -1;

    const closeCallouts = () => {
        for (const callout of all(".callout")) callout.hidden = true;
        for (const veil of all(".veil")) veil.remove();
        document.body.style.paddingBottom = "";
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
        for (const frame of all(".frame", slides[index])) centre(frame);
    };

    const narrow = matchMedia("(max-width: 760px)");
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const holds = (a, b) => a.left <= b.left && b.right <= a.right && a.top <= b.top && b.bottom <= a.bottom;

    // Beside its mark, on the map or next to it, where the card cuts no name in two; where it has to, the name is hidden whole: half of one is another name.
    const settle = (callout, spot, frame) => {
        const room = frame.getBoundingClientRect(), at = spot.getBoundingClientRect();
        const width = callout.offsetWidth, height = callout.offsetHeight;
        const mark = { left: at.left - room.left, right: at.right - room.left, top: at.top - room.top, bottom: at.bottom - room.top };
        const least = 8 - room.left, most = document.documentElement.clientWidth - 8 - room.left - width, lowest = Math.max(0, room.height - height);
        const names = all("img", frame).flatMap((image) => image.dataset.names.split(",").filter(Boolean).map((box) => {
            const [left, top, wide, high] = box.split(" ").map((share, i) => share / 100 * (i % 2 ? room.height : room.width));
            return { left, top, right: left + wide, bottom: top + high };
        }));
        const others = all(".spot", frame).filter((other) => other.dataset.for !== spot.dataset.for && other.offsetWidth).map((other) => {
            const { left, top, right, bottom } = other.getBoundingClientRect();
            return { left: left - room.left, right: right - room.left, top: top - room.top, bottom: bottom - room.top };
        });
        const cost = (card) => {
            let sum = Math.max(0, card.left - mark.right, mark.left - card.right) + Math.max(0, card.top - mark.bottom, mark.top - card.bottom);
            if (meets(card, mark)) sum += 1e6;
            for (const other of others) if (meets(card, other)) sum += 60;
            for (const name of names) if (meets(card, name)) sum += holds(card, name) ? 40 : 1000;
            return sum;
        };
        let best = null, cheapest = Infinity;
        const lefts = [mark.right + 8, mark.left - width - 8, room.width + 12, -width - 12], tops = [mark.top - 16];
        for (let left = 0; left <= room.width - width; left += 20) lefts.push(left);
        for (let top = 0; top <= lowest; top += 14) tops.push(top);
        for (const wanted of lefts) for (const top of tops.map((top) => Math.max(0, Math.min(lowest, top)))) {
            const left = Math.max(least, Math.min(most, wanted));
            const card = { left, top, right: left + width, bottom: top + height }, its = cost(card);
            if (its < cheapest) [best, cheapest] = [card, its];
        }
        callout.style.left = `${best.left}px`;
        callout.style.top = `${best.top}px`;
        for (const name of names.filter((name) => meets(best, name) && !holds(best, name))) {
            const veil = document.createElement("div");
            veil.className = "veil";
            veil.style.cssText = `left:${name.left - 2}px;top:${name.top - 1}px;width:${name.right - name.left + 4}px;height:${name.bottom - name.top + 2}px`;
            frame.append(veil);
        }
    };

    // At the foot of a narrow window the card is not to cover what it speaks of.
    const reveal = (callout, spot) => {
        document.body.style.paddingBottom = `${callout.offsetHeight}px`;
        scrollBy(0, Math.max(0, spot.getBoundingClientRect().bottom + 12 - callout.getBoundingClientRect().top));
    };

    // A narrow window begins in the middle of what is marked.
    const centre = (frame) => {
        const middles = all(".spot", frame).map((spot) => parseFloat(spot.style.left) + parseFloat(spot.style.width) / 2).sort((a, b) => a - b);
        const pan = frame.parentElement, middle = middles.length ? middles[Math.floor(middles.length / 2)] : 50;
        pan.scrollLeft = frame.offsetWidth * middle / 100 - pan.clientWidth / 2;
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
        if (narrow.matches) reveal(callout, spot);
        else settle(callout, spot, frame);
        close.focus({ preventScroll: true });
    };

    // A narrow window shows a part of the map only: what explains it is copied from the picture to below it, the scale bar as long as on the map.
    const copyKey = (canvas) => {
        const image = document.getElementById(canvas.dataset.map), wide = image.naturalWidth, high = image.naturalHeight;
        const [left, top, width, height] = canvas.dataset.box.split(" ").map((share, i) => share / 100 * (i % 2 ? high : wide));
        canvas.width = Math.ceil(width);
        canvas.height = Math.ceil(height);
        const shown = canvas.classList.contains("scale") ? 1100 / wide : 0.8;
        canvas.style.width = `${width * shown}px`;
        canvas.getContext("2d").drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height);
    };
    for (const canvas of all(".key")) document.getElementById(canvas.dataset.map).decode().then(() => copyKey(canvas), () => {});

    for (const spot of all(".spot")) spot.addEventListener("click", (event) => { event.stopPropagation(); openCallout(spot); });
    for (const callout of all(".callout")) callout.addEventListener("click", (event) => event.stopPropagation());

    for (const slide of slides) {
        const dated = slide.querySelector(".dated"), swipe = slide.querySelector(".swipe");
        const pictures = all("figure.date", slide), slider = slide.querySelector(".dates");
        const showDate = (index) => {
            closeCallouts();
            const shown = pictures.find((picture) => !picture.hidden), left = shown.querySelector(".pan").scrollLeft;
            pictures.forEach((picture, i) => { picture.hidden = i !== index; });
            pictures[index].querySelector(".pan").scrollLeft = left;
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
            for (const frame of all(".frame", slide)) centre(frame);
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
