/** Common first names in English and German speaking countries. With a second name after it, one of these is a person. */
const FIRST_NAMES = new Set(
  (
    'Aaron Abigail Adam Adrian Agnes Alan Albert Alexander Alexandra Alice Alina Amelia Amir Amy Andrea Andreas Andrew Angela Anja Anna Anne ' +
    'Annika Anthony Anton Antonia Arthur Ayse Barbara Beate Ben Benjamin Bernd Bettina Birgit Brian Brigitte Carla Carlos Carmen Caroline ' +
    'Catherine Charles Charlotte Chloe Christian Christina Christine Christoph Claire Clara Claudia Daniel Daniela David Deborah Dennis Diana ' +
    'Dieter Dominik Donald Dorothea Edward Elena Elias Elisabeth Elizabeth Ella Emily Emma Erik Erika Esther Eva Fatima Felix Finn Florian ' +
    'Frank Franz Franziska Friedrich Fritz Gabriele George Georg Gerhard Grace Greta Günter Hanna Hannah Hans Harry Heike Heinz Helen Helena ' +
    'Helga Helmut Henry Holger Ida Ines Ingrid Isabel Isabella Jack Jakob James Jan Jane Jasmin Jason Jennifer Jens Jessica Joachim Joan ' +
    'Johanna Johannes John Jonas Jonathan Jörg Josef Joseph Joshua Judith Julia Julian Jürgen Karen Karin Karl Kate Katharina Kathrin Katja ' +
    'Kevin Klara Klaus Kristina Lara Laura Lea Lena Leo Leon Leonie Liam Lina Linda Lisa Louis Louise Luca Lucas Lucy Luisa Lukas Manfred ' +
    'Manuela Marc Marcel Marco Margaret Maria Marie Mark Markus Marta Martha Martin Martina Mary Matthew Matthias Max Maximilian Melanie Mia ' +
    'Michael Michelle Mohammed Monika Moritz Nadine Natalie Nicholas Nicole Niklas Nina Noah Nora Olga Oliver Olivia Oscar Oskar Otto Pascal ' +
    'Patricia Patrick Paul Paula Peter Petra Philip Philipp Pia Priya Rachel Rainer Ralf Rebecca Renate Richard Rita Robert Robin Roland ' +
    'Rolf Rosa Ruth Ryan Sabine Sally Samuel Sandra Sara Sarah Sascha Sebastian Silke Simon Simone Sofia Sonja Sophia Sophie Stefan Stefanie ' +
    'Stephan Stephen Steven Susan Susanne Sven Sybille Tanja Theo Theresa Thomas Tim Tina Tobias Tom Udo Ulrich Ulrike Ursula Uwe Vanessa ' +
    'Vera Verena Victoria Viktor Volker Walter Wendy Werner William Wolfgang Yusuf Yvonne Zoe'
  ).split(' '),
);

/** Whether a word is a common first name. */
export const isFirstName = (word: string): boolean => FIRST_NAMES.has(word);
