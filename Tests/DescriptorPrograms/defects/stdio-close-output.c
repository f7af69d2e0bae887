/* Standard output is closed, and a stream gets its number: what printf() says goes into its file.
 * finds: stdio-close
 * closed: close_the_output
 * opened: open_the_log
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_output(void) { need(!close(1)); }

static SEEN FILE *open_the_log(void) { return fopen("/proc/self/exe", "re"); }

int main(void)
{
    close_the_output();
    FILE *log_stream = open_the_log();
    need(fileno(log_stream) == 1 && !fclose(log_stream));
}
