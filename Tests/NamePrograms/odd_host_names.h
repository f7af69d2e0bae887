/* odd_host_names.h — what odd_hosts.h may be taken to name.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ODD_HOST_NAMES_H
#define ODD_HOST_NAMES_H

static const char *const names[] = {
    "good0",   "alias0", "blank3",       "blank4",  "blank5",   "alias5",   "name6",
    "name7",   "alias7", "#comment",     "comment", "name8",    "name9",    "name10",
    "name11",  "name12", "name13",       "name14",  "name15",   "name16",   "name17",
    "name18",  "name19", "name20",       "name21",  "name22",   "name23",   "name23,alias23",
    "name24",  "Name24", "alias24",      "name25",  "bücher26", "BÜCHER26", "under_score27",
    "-dash27", "dot27.", "dot27",        "name28",  "alias28",  "*",        "name30",
    "name31",  "name32", "name33",       "name34",  "name35",   "name36",   "name37",
    "name38",  "name39", "name40",       "name41",  "name42",   "name43",   "name44",
    "name46",  "last99", "name6#comment"};

#endif
