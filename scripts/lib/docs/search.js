// Finds sections that hold all the words; those with a word in the heading come first.
(() => {
  const box = document.getElementById('search');
  const list = document.getElementById('found');
  const most = 12;
  const around = 60;

  function score(section, words) {
    const heading = (section.page + ' ' + section.heading).toLowerCase();
    const text = section.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      if (heading.includes(word)) sum += 10;
      else if (text.includes(word)) sum += 1;
      else return 0;
    }
    return sum;
  }

  function excerpt(section, words) {
    const at = Math.max(0, ...words.map((word) => section.text.toLowerCase().indexOf(word)));
    const from = Math.max(0, at - around);
    return (from ? '…' : '') + section.text.slice(from, at + around) + '…';
  }

  function show() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = !words.length ? [] : SECTIONS
      .map((section) => [score(section, words), section])
      .filter(([points]) => points)
      .sort(([left], [right]) => right - left)
      .slice(0, most);
    list.replaceChildren(...hits.map(([, section]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const text = document.createElement('small');
      link.href = ROOT + section.url;
      link.textContent = section.page + (section.heading === section.page ? '' : ' › ' + section.heading);
      text.textContent = excerpt(section, words);
      link.append(text);
      item.append(link);
      return item;
    }));
    if (words.length && !hits.length) {
      const item = document.createElement('li');
      item.textContent = 'nothing found';
      list.append(item);
    }
  }

  box.addEventListener('input', show);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
    } else if (event.key === 'Escape') {
      box.value = '';
      show();
    }
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    box.value = asked;
    show();
  }
})();
