/* A stream is closed by a function of atexit().
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static FILE *log_stream;

static SEEN void close_the_log(void) { need(!fclose(log_stream)); }

int main(void)
{
    log_stream = fopen("/dev/null", "we");
    need(log_stream && !atexit(close_the_log));
    need(fputs("hello", log_stream) != EOF);
}
