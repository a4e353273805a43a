import { describe, expect, it } from "vitest";
import regionsFile from "../../data/register/regions.json" with { type: "json" };
import { regionOf } from "../../src/rules/region.ts";

describe("regionOf", () => {
  it.each([
    ["Алматы қаласы, Абай көшесі 12", "Алматы қаласы"],
    ["г. Алматы, ул. Абая, 12", "Алматы қаласы"],
    ["Алматыда", "Алматы қаласы"],
    ["Алматы облысы, Талғар ауданы, Тұздыбастау ауылы", "Алматы облысы"],
    ["Алматинская область, Карасайский район", "Алматы облысы"],
    ["Алматинская обл., г. Алматы", "Алматы қаласы"],
    ["Астана, Алматы ауданы", "Астана қаласы"],
    ["г. Нур-Султан, Есильский район", "Астана қаласы"],
    ["Қарағанды", "Қарағанды облысы"],
    ["в Карагандинской области", "Қарағанды облысы"],
    ["Жезқазған қаласы", "Ұлытау облысы"],
    ["Карагандинская область, г. Жезказган", "Ұлытау облысы"],
    ["ВКО, Семей", "Абай облысы"],
    ["Шығыс Қазақстан облысы, Семей қаласы", "Абай облысы"],
    ["Восточно-Казахстанская область", "Шығыс Қазақстан облысы"],
    ["Область Абай", "Абай облысы"],
    ["Абай облысы, Абай ауданы", "Абай облысы"],
    ["СКО, район Магжана Жумабаева", "Солтүстік Қазақстан облысы"],
    ["ЮКО, г. Шымкент", "Шымкент қаласы"],
    ["Южно-Казахстанская область, г. Шымкент", "Шымкент қаласы"],
    ["Туркестанская область", "Түркістан облысы"],
    ["Турар Рыскуловский р-н", "Жамбыл облысы"],
    ["Усть-Каменогорск", "Шығыс Қазақстан облысы"],
    ["қ. Қонаев", "Алматы облысы"],
    ["Қызылорда обл., Арал ауд.", "Қызылорда облысы"],
    ["Кызылорда", "Қызылорда облысы"],
  ])("%s → %s", (text, region) => {
    expect(regionOf(text)?.kk).toBe(region);
  });

  it.each([
    "",
    "Есіл ауданы",
    "Жамбылский район",
    "Южно-Казахстанская область",
    "Алматы және Астана қалалары",
    "Қазақстан",
    "Қ. Сәтбаев атындағы университет",
    "ул. Тараз 5",
    "Қонаев көшесі",
    "Онлайн",
    "село Ақсу",
    "Атыраудан Ақтауға дейін",
  ])("does not guess: %s", (text) => {
    expect(regionOf(text)).toBeUndefined();
  });

  it("knows the 17 regions and 3 cities by their own names in both languages", () => {
    expect(regionsFile.regions).toHaveLength(20);
    for (const { kk, ru } of regionsFile.regions) {
      expect(regionOf(kk), kk).toEqual({ kk, ru });
      expect(regionOf(ru), ru).toEqual({ kk, ru });
    }
  });

  it("finds each town and each district beside its region", () => {
    for (const region of regionsFile.regions) {
      for (const town of region.towns) expect(regionOf(town)?.kk, town).toBe(region.kk);
      for (const district of region.districts) {
        expect(regionOf(`${region.ru}, ${district} район`)?.kk, district).toBe(region.kk);
        expect(regionOf(`${region.kk}, ${district} ауданы`)?.kk, district).toBe(region.kk);
      }
    }
  });
});
