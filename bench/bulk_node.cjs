// One Node peer's work: so many letters in; the seconds that they took out.
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [way, template, count, folder, packages] = process.argv.slice(2);
const load = createRequire(path.join(packages, "package.json"));
const data = (n) => ({ ref: `REF ${n}`, name: `Person ${n}` });

async function docxtemplater(number) {
  const PizZip = load("pizzip");
  const Docxtemplater = load("docxtemplater");
  const document = new Docxtemplater(new PizZip(fs.readFileSync(template)), { linebreaks: true });
  document.render(data(number));
  const made = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(folder, `${number}.docx`), made);
}

function carbone(number, ending) {
  const engine = load("carbone");
  const options = ending === "pdf" ? { convertTo: "pdf" } : {};
  return new Promise((done, failed) =>
    engine.render(template, data(number), options, (error, made) => {
      if (error) return failed(error);
      fs.writeFileSync(path.join(folder, `${number}.${ending}`), made);
      done();
    }),
  );
}

const ways = {
  docxtemplater,
  carbone: (number) => carbone(number, "docx"),
  "carbone-pdf": (number) => carbone(number, "pdf"),
};

(async () => {
  const began = process.hrtime.bigint();
  for (let number = 0; number < Number(count); number++) await ways[way](number);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ seconds }));
  process.exit(0);
})();
