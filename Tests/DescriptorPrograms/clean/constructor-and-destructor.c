/* A descriptor lives from before main() until after it, and is closed by a destructor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int log_file;
static FILE *log_stream;

__attribute__((constructor(101))) static void open_the_log(void)
{
    log_file = a_file();
    log_stream = fopen("/dev/null", "we");
}

__attribute__((destructor(101))) static void close_the_log(void)
{
    need(write(log_file, "x", 1) == 1 && !close(log_file) && !fclose(log_stream));
}

int main(void) { need(write(log_file, "x", 1) == 1 && fputs("x", log_stream) != EOF); }
