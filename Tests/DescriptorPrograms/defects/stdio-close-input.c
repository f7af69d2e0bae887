/* Standard input is closed, and a database gets its number: who reads from standard input reads
 * the database.
 * finds: stdio-close
 * closed: close_the_input
 * opened: open_database
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_the_input(void) { need(!close(0)); }

static SEEN int open_database(void) { return a_file(); }

int main(void)
{
    close_the_input();
    const int database = open_database();
    need(database == 0 && !close(database));
}
