/** Entry: each behavior stands alone, and a page without its markup costs nothing. */
import { offerCopies } from "./copy.js";
import { offerSchemes } from "./color_scheme.js";
import { offerSearch } from "./search_opener.js";

offerSchemes();
offerCopies();
offerSearch();
