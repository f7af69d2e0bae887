/* The pipe of popen() is closed by its number, and then by pclose().
 * finds: foreign-close
 * opened: start_the_program
 * closed: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN FILE *start_the_program(void) { return popen("exit 0", "re"); }

static SEEN void close_its_number(FILE *stream) { need(!close(fileno(stream))); }

static SEEN void end_the_program(FILE *stream) { pclose(stream); }

int main(void)
{
    FILE *stream = start_the_program();

    need(getc(stream) == EOF);
    close_its_number(stream);
    end_the_program(stream);
}
