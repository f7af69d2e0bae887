/* run.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "verbs.h"

int run(const struct record_options *options, int count, char *const *arguments)
{
    (void)options;
    (void)count;
    (void)arguments;
    return complain(EX_UNAVAILABLE, "not yet");
}
