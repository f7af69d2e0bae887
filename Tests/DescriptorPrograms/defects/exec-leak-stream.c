/* A program that has nothing to do with it inherits a stream, which was opened without "e".
 * finds: exec-leak
 * opened: open_the_stream
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN FILE *open_the_stream(void) { return fopen("/proc/self/exe", "r"); }

int main(void)
{
    FILE *stream = open_the_stream();

    run_another_program();
    need(!fclose(stream));
}
