/* A child closes the number of a stream and ends by _exit(), with streams open.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static FILE *first, *second;

static SEEN void close_one_number(void) { need(!close(fileno(first))); }

int main(void)
{
    first = fopen("/dev/null", "we");
    second = fopen("/dev/null", "we");
    need(first && second && fputs("unwritten", second) != EOF);
    in_child(close_one_number);
    need(!fclose(first) && !fclose(second));
}
