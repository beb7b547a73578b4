/* The table of targets: the county, its towns, its villages, each with all indicators. */
#ifndef CANBAO_REPORT_H
#define CANBAO_REPORT_H

#include "bytes/output.h"
#include "report/outcome.h"
#include "report/places.h"

/* Writes the header of the table, or of the counts. */
void report_header(struct output *out, bool counts);

/* Writes the lines of the table. False if a sum grows beyond 64 bits. */
bool report_write(struct output *out, const struct places *places, const struct policy *policy);

/* Writes the lines of the counts of the places that occur, in bytewise order. */
void report_counts(struct output *out, const struct places *places);

#endif
