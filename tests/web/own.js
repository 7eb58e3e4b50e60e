// What axe does not judge: whether the page is wider than the screen (WCAG
// 1.4.10), asks for anything elsewhere, or has a picture of which the words
// (1.4.3) or the shapes (1.4.11) cannot be seen.  own() is the list of what was
// found.

// A channel of 0 to 255 as light, and the light of "rgb(1, 2, 3)".
function channel(value) {
	value /= 255;
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function light(colour) {
	const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);

	return 0.2126 * channel(red) + 0.7152 * channel(green) +
	       0.0722 * channel(blue);
}

function contrast(one, other) {
	const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);

	return (bright + 0.05) / (dark + 0.05);
}

// What is only ground, or soft behind what says something, is not judged.
function shapes() {
	return [...document.querySelectorAll(
		'svg.chart :is(text, path, rect, circle):not(.page, .band)')];
}

function own() {
	const page = getComputedStyle(document.body).backgroundColor;
	const found = [];

	if (document.documentElement.scrollWidth > innerWidth)
		found.push('wider than the screen: ' +
			   document.documentElement.scrollWidth);
	for (const one of performance.getEntriesByType('resource'))
		found.push('not by itself: ' + one.name);
	for (const one of shapes()) {
		const least = one.tagName === 'text' ? 4.5 : 3;
		const has = contrast(getComputedStyle(one).color, page);

		if (has < least)
			found.push('picture: ' + one.tagName + ': ' +
				   has.toFixed(1));
	}
	return found;
}
